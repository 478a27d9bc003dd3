"""Rich text (rtf), which Word and WPS Office write: read without either."""
