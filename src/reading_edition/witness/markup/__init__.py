"""HTML and EPUB into drafts: what elements, types and classes say, and nothing lost on the way."""
