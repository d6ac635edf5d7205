"""What people record on claims, each command one run with an event for every claim that it changed; and taking it back.

`recording` how a change is written down, `differences` how it is told · `judging` verdicts · `correcting` the extraction
put right, `correcting_articles` what was read of an article · `dismissing` what is no claim · `tagging` · `evidencing` ·
`adding` claims typed in · `guarded` a person's answers at a terminal · `auditing` the extractor's `precision` from a
person's answers · `reversing` undo and redo.
"""
