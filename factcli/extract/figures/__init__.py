"""The numbers of a content: its figures (`quantities`), and its dates (`datementions`), which are none."""
