"""Files that hold files: zip packages, OLE compound files and their like, read within limits."""
