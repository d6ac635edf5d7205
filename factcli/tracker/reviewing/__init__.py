"""What people record on claims, each command one run with an event for every claim that it changed; and taking it back.

`recording` how a change is written down · `judging` verdicts · `reversing` undo and redo.
"""
