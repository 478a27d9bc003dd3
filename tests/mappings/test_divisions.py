"""From printed names and folders to divisions."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.division_names import words
from mappings.division_table import lineage
from mappings.divisions import CENTRAL, Division, DivisionPath, codes, division, find, hint, locate, place, year_hint
from schemas.errors import WrongUsage

ALL = [division(code) for code in codes()]
IN_FORCE = [each for each in ALL if not each.withdrawn]


def full_name(code: int) -> str:
    """湖北省随州市广水市 for 421381."""
    return "".join(above.name for above in lineage(code))


def has_kind(each: Division) -> bool:
    """Whether a name ends as a division's does; the list holds offices and islands too."""
    return each.name.endswith(words().kinds)


PRINTED = [
    # Cities, provinces and municipalities at the beginning.
    ("鄂州市人民政府办公室", 420700),
    ("鄂州市 财政局", 420700),
    ("衡阳市人民政府办公室", 430400),
    ("驻马店市财政局", 411700),
    ("湖南省财政厅", 430000),
    ("北京市审计局", 110000),
    ("重庆市人民政府办公厅", 500000),
    ("广西壮族自治区财政厅", 450000),
    ("阿里地区行政公署", 542500),
    ("锡林郭勒盟财政局", 152500),
    ("鄂州市葛店经济技术开发区管理委员会", 420700),
    ("葛店经济技术开发区管理委员会", None),
    ("鄂州市市场监督管理局", 420700),
    ("鄂州市场监督管理局", 420700),
    # Counties, and divisions printed one behind the other.
    ("广水市政务服务和大数据管理局", 421381),
    ("湖北省广水市财政局", 421381),
    ("湖北省鄂州市财政局", 420700),
    ("鄂州市鄂城区财政局", 420704),
    ("湖北省鄂州市鄂城区财政局", 420704),
    ("西安市雁塔区人民政府", 610113),
    ("北京市朝阳区财政局", 110105),
    ("上海市浦东新区财政局", 310115),
    ("新疆维吾尔自治区昌吉回族自治州昌吉市财政局", 652301),
    ("乌鲁木齐市新市区财政局", 650104),
    ("武汉江岸区财政局", 420102),
    ("湖北省武汉江岸区财政局", 420102),
    ("仙桃市财政局", 429004),
    ("湖北省仙桃市财政局", 429004),
    ("济源市财政局", 419001),
    ("神农架林区财政局", 429021),
    ("第八师石河子市财政局", 659001),
    ("沙市区财政局", 421002),
    ("津市市财政局", 430781),
    ("公安县财政局", 421022),
    # A district without its kind is not the department's place.
    ("福州市公安局鼓楼分局", 350100),
    ("福州市鼓楼生态环境局", 350100),
    ("湖北省荆门监狱", 420000),
    # Parties, groups and bodies before the name.
    ("中共鄂州市委机构编制委员会办公室", 420700),
    ("中共湖北省委办公厅", 420000),
    ("中国共产党鄂州市委员会宣传部", 420700),
    ("中国共产党湖北省纪律检查委员会", 420000),
    ("政协鄂州市委员会", 420700),
    ("中国人民政治协商会议第八届鄂州市委员会办公室", 420700),
    ("共青团鄂州市委", 420700),
    ("台湾民主自治同盟福建省委员会", 350000),
    ("国家税务总局鄂州市税务局", 420700),
    ("国家统计局鄂州调查队", 420700),
    # Codes and brackets around it.
    ("101001-鄂州市人民政府办公室", 420700),
    ("【420700】鄂州市财政局", 420700),
    ("财政局（鄂州市）", 420700),
    # Offices elsewhere.
    ("鄂州市人民政府驻武汉办事处", 420700),
    ("驻武汉市办事处", None),
    ("财政局驻鄂州市纪检监察组", None),
    ("对口支援博州指挥部", None),
    # Short names.
    ("北京城市副中心工程建设管理办公室", 110000),
    ("内蒙古财政厅", 150000),
    ("新疆生产建设兵团第八师", 650000),
    ("鄂州职业大学", 420700),
    ("湖北鄂州葛店开发区管理委员会", 420700),
    ("湖北广水经济开发区管理委员会", 421381),
    ("广水财政局", 421381),
    ("西安曲江新区管理委员会", 610100),
    ("恩施财政局", None),
    ("朝阳财政局", None),
    ("鼓楼生态环境局", None),
    ("公安局", None),
    ("合作交流办公室", None),
    ("安居工程办公室", None),
    ("台湾事务办公室", None),
    ("长白山保护开发区管理委员会", None),
    # Streets, townships, schools.
    ("南京路街道办事处", None),
    ("香港中路街道办事处", None),
    ("临江镇人民政府", None),
    ("上海大学", None),
    ("北京师范大学鄂州附属学校", None),
    ("鄂州路灯管理处", 420700),
    # One name, several places.
    ("吉林市财政局", 220200),
    ("吉林省财政厅", 220000),
    ("吉林省吉林市财政局", 220200),
    ("吉林市场监督管理局", None),
    ("吉林四平市财政局", 220300),
    ("海南省财政厅", 460000),
    ("海南财政厅", 460000),
    ("海南州财政局", 632500),
    ("海南藏族自治州财政局", 632500),
    ("海南区财政局", 150303),
    ("海南区域合作中心", 460000),
    ("河南省财政厅", 410000),
    ("河北区财政局", 120105),
    ("朝阳市财政局", 211300),
    ("朝阳区财政局", None),
    ("鼓楼区财政局", None),
    ("江苏省鼓楼区财政局", None),
    ("江苏省南京市鼓楼区财政局", 320106),
    ("新城区建设指挥部", None),
    ("老城区改造办公室", None),
    ("金山区财政局", 310116),
    # Customary names of autonomous divisions.
    ("恩施州财政局", 422800),
    ("恩施市财政局", 422801),
    ("恩施土家族苗族自治州财政局", 422800),
    ("延边州财政局", 222400),
    ("巴州财政局", 652800),
    ("巴州区财政局", 511902),
    ("长阳县财政局", 420528),
    ("长阳自治县财政局", 420528),
    ("石柱县民政局", 500240),
    ("鄂温克旗财政局", 150724),
    # Names of their time.
    ("襄樊市财政局", 420600),
    ("莱芜市财政局", 371200),
    ("莱芜市钢城区财政局", 371203),
    ("北京市密云县财政局", 110228),
    ("北京市崇文区财政局", 110103),
    ("重庆市江北区财政局", 500105),
    ("宁波市江北区财政局", 330205),
    ("江北区财政局", None),
    ("江西省东乡县财政局", 361029),
    ("东乡县财政局", None),
    ("巢湖市财政局", 340181),
    ("巢湖市居巢区财政局", 341402),
    ("安徽省巢湖市居巢区财政局", 341402),
    ("海口市财政局", 460100),
    ("东城区财政局", 110101),
    # No place at all.
    ("市委办公室", None),
    ("县人民政府办公室", None),
    ("政务服务和大数据管理局", None),
    ("长江航运公安局", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "adcode"), PRINTED)
def test_a_printed_name_leads_to_its_division(printed: str, adcode: int | None) -> None:
    found = locate(printed)
    assert (found and found.adcode) == adcode


@pytest.mark.parametrize("printed", ["国家税务总局", "国务院办公厅", "中华人民共和国财政部", "中央纪委国家监委"])
def test_a_central_body_has_no_division(printed: str) -> None:
    assert locate(printed) == CENTRAL


@pytest.mark.parametrize(
    ("printed", "known", "adcode"),
    [
        ("鼓楼区财政局", 350100, 350102),
        ("鼓楼区财政局", 350000, 350102),
        ("鼓楼区财政局", 320000, None),
        ("朝阳区财政局", 110000, 110105),
        ("江北区财政局", 500000, 500105),
        ("新城区财政局", 610100, 610102),
        ("老城区财政局", 410300, 410302),
        ("恩施财政局", 422801, 422801),
        ("鄂州市财政局", 610100, 420700),
        ("市财政局", 420700, None),
    ],
)
def test_a_known_place_settles_only_what_is_printed(printed: str, known: int, adcode: int | None) -> None:
    found = locate(printed, place(known))
    assert (found and found.adcode) == adcode


@pytest.mark.parametrize(
    ("code", "province", "city", "county", "city_code"),
    [
        (420000, "湖北省", None, None, 420000),
        (420700, "湖北省", "鄂州市", None, 420700),
        (421381, "湖北省", "随州市", "广水市", 421300),
        (429004, "湖北省", None, "仙桃市", 429004),
        (110000, "北京市", None, None, 110000),
        (110105, "北京市", None, "朝阳区", 110000),
        (659001, "新疆维吾尔自治区", None, "石河子市", 659001),
        (441900, "广东省", "东莞市", None, 441900),
        (371203, "山东省", "莱芜市", "钢城区", 371200),
        (810101, "香港特别行政区", None, "中西区", 810000),
    ],
)
def test_place(code: int, province: str, city: str | None, county: str | None, city_code: int) -> None:
    assert place(code) == DivisionPath(province=province, city=city, county=county, adcode=code, city_code=city_code)


@given(st.sampled_from(IN_FORCE), st.sampled_from(["财政局", "人民政府办公室", "公安局", "区域合作中心", ""]))
def test_a_full_address_leads_to_its_own_division(meant: Division, office: str) -> None:
    assert locate(full_name(meant.code) + office) == place(meant.code)


def test_every_division_in_force_is_led_to_by_its_full_address() -> None:
    assert [each for each in IN_FORCE if locate(f"{full_name(each.code)}财政局") != place(each.code)] == []


def test_a_bare_full_name_leads_to_its_own_division_or_nowhere() -> None:
    led = {each.code: locate(f"{each.name}财政局") for each in IN_FORCE if each.code < 700000}
    assert [code for code, found in led.items() if found not in (None, place(code))] == []


def test_a_withdrawn_full_address_leads_to_divisions_of_its_names_or_nowhere() -> None:
    located = {each: locate(f"{full_name(each.code)}财政局") for each in ALL if each.withdrawn and has_kind(each)}
    names = {each: (found.province, found.city, found.county) for each, found in located.items() if found}
    assert [each for each in names if each.name not in names[each]] == []


@given(st.text(alphabet="市县区省州鄂北京中共委（）驻人民政府局南海林吉 1", max_size=20))
def test_any_text_is_read_without_error(text: str) -> None:
    locate(text)


def test_every_code_finds_its_division() -> None:
    assert [code for code in codes() if find(code).code != code or find(str(code)).code != code] == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("鄂州市", 420700),
        ("鄂州", 420700),
        (" 广水市 ", 421381),
        ("420700", 420700),
        ("湖北省鄂州市", 420700),
        ("北京市朝阳区", 110105),
        ("内蒙古", 150000),
        ("恩施州", 422800),
        ("重庆市", 500000),
        ("莱芜市", 371200),
    ],
)
def test_find_by_name(query: str, code: int) -> None:
    assert find(query).code == code


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("鼓楼区", "福建省福州市鼓楼区 350102"),
        ("吉林", "吉林省吉林市 220200"),
        ("朝阳", "辽宁省朝阳市 211300"),
        ("公安", "湖北省荆州市公安县 421022"),
        ("不存在市", "no division has this name or code"),
        ("999999", "no division has this name or code"),
        ("", "no division has this name or code"),
    ],
)
def test_find_lists_the_candidates(query: str, told: str) -> None:
    with pytest.raises(WrongUsage, match=told):
        find(query)


@pytest.mark.parametrize("code", [0, 999999, 420701])
def test_an_unknown_code_has_no_division(code: int) -> None:
    with pytest.raises(WrongUsage, match=f"{code}: no division has this code"):
        division(code)


@pytest.mark.parametrize(
    ("folders", "adcode"),
    [
        (("data", "湖北省", "鄂州市", "2024"), 420700),
        (("湖北", "鄂州"), 420700),
        (("420700", "2024"), 420700),
        (("湖北省鄂州市", "2024"), 420700),
        (("福州市", "鼓楼区"), 350102),
        (("鄂州市", "湖北省"), 420700),
        (("武汉市", "湖南省", "衡阳市"), 430400),
        (("鼓楼区",), None),
        (("公安", "合作"), None),
        (("鄂州市财政局",), None),
        (("ezhou", "202401", "city_code=420700"), None),
        ((), None),
    ],
)
def test_folders_hint_at_a_place(folders: tuple[str, ...], adcode: int | None) -> None:
    found = hint(folders)
    assert (found and found.adcode) == adcode


@pytest.mark.parametrize(
    ("folders", "year"),
    [
        (("鄂州市", "2024"), 2024),
        (("2023年", "批次"), 2023),
        (("2024年度",), 2024),
        (("2023", "2024"), 2024),
        (("２０２４",), 2024),
        (("2100",), 2100),
        (("1999", "2101", "20240101", "2024年预算"), None),
        ((), None),
    ],
)
def test_folders_hint_at_a_year(folders: tuple[str, ...], year: int | None) -> None:
    assert year_hint(folders) == year


@pytest.mark.corpus
def test_labelled_departments_lead_to_their_labelled_places(corpus: Path) -> None:
    wrong = []
    for path in sorted((corpus / "gold").glob("*.json")):
        filing = json.loads(path.read_text("utf-8"))["filing"]
        if filing.get("department") is not None:
            found = locate(filing["department"])
            read = found and (found.province, found.city, found.county, str(found.adcode))
            if read != tuple(filing.get(key) for key in ("province", "city", "county", "adcode")):
                wrong.append((path.name, filing["department"], read))
    assert wrong == []
