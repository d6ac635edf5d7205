"""The commands, one module each, named as the command is; `app` loads one when it is called.

Each says which options it takes, makes one call of the tracker, and hands what that returns to `output`. None imports another.
"""
