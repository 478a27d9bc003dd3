"""The desk measured and shown: its picture for the manual, a session of many decisions, each page's first byte."""
