"""The numbers of a content: its figures (`finding`), and its dates (`days`), which are none."""
