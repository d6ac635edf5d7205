"""A report as a file of its own: one page for a browser, or Markdown.

`web_page` the page, `card` a claim on it, `chart` its figure, `markup` the elements it is made of, with
`style.css` and `script.js` · `introduction` what its publisher says before it · `markdown` the same as
Markdown · `timeline` claims by the time of their articles · `phrases` the words that both use. Everything
that an article, a page or a person says passes `escape` on its way out.
"""
