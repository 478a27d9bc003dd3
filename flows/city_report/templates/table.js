// Tables that are sorted by a click on a head, and a box that leaves only the rows that hold what is typed.
(() => {
  const text = (row, place) => {
    const cell = row.cells[place];
    return cell ? (cell.querySelector(".n") ?? cell).textContent.trim() : "";
  };
  const number = (told) => {
    const found = /^[+-]?[0-9][0-9,]*(\.[0-9]+)?/.exec(told.replace(/^[≥≤><=]/, ""));
    return found ? Number(found[0].replaceAll(",", "")) : NaN;
  };
  const sort = (table, place, head) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row) => [row, text(row, place)]);
      rows.sort(([, one], [, other]) => {
        const [left, right] = [number(one), number(other)];
        const order = Number.isNaN(left) || Number.isNaN(right)
          ? (one === "") - (other === "") || one.localeCompare(other, "zh")
          : left - right;
        return down ? -order : order;
      });
      body.append(...rows.map(([row]) => row));
    }
  };
  for (const table of document.querySelectorAll("main table")) {
    if (!table.tHead || [...table.tBodies].every((body) => body.rows.length < 3)) continue;
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, place, head));
    });
  }
  const box = document.createElement("p");
  box.className = "search";
  const label = document.createElement("label");
  label.textContent = "查找 ";
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "部门、项目、指标……";
  label.append(field);
  box.append(label);
  document.querySelector("main").prepend(box);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of document.querySelectorAll("main tbody tr, main article")) {
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
    }
  });
})();
