"""Who is meant: the people and bodies that an article names, and which of them each mention refers to.

`tokenised`: the article by word · `wordlists`, `forenames` (with `birthnames`, `worldnames`), `roles`: what tells a person, a
body, a role · `namedruns`, `samepeople`: where a name begins, and which are one person's · `nameevidence`: what speaks for a
person's name · `bodyruns`: where a body's name ends · `people`, `bodies`, `entities`: all that the article names · `nounphrases`:
a mention taken apart · `pronouns`: what they tell of gender · `ages`: how old somebody is · `coreference`: whom a pronoun means ·
`entitylinking`, `bodynames`, `unnamed`, `epithets`: whom a phrase with words of its own means · `issuing`: whose
"the statement" is · `mentionkinds`, `knownentities`,
`linkfeatures`, `linking`: the choice among all who may be meant, by fitted weights · `recordedroles`, `resolving`: what is
recorded of who spoke · `entitykinds`: whether it is a person or a body.
"""
