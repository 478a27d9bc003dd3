"""OpenDocument (odt, ods), which LibreOffice and WPS Office write: read without either."""
