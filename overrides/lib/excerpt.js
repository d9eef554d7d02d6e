{
  /**
   * The words around what was found, and which of them to mark.
   * @requires search-words
   * @typedef {{text: string, marked: boolean}} Piece
   */
  const { folded, places, whole } = coursebook.searchWords

  const LENGTH = 180 // characters
  const BEFORE = 40

  /**
   * @param {string} text
   * @param {Set<string>} forms folded words to mark
   * @param {Record<string, string>} letters
   * @returns {Piece[]} all of the text, in pieces
   */
  const marked = (text, forms, letters) => {
    const line = whole(text)
    const pieces = []
    let end = 0
    for (const { from, to } of hits(line, forms, letters)) {
      if (from > end) pieces.push({ text: line.slice(end, from), marked: false })
      pieces.push({ text: line.slice(from, to), marked: true })
      end = to
    }
    if (end < line.length) pieces.push({ text: line.slice(end), marked: false })
    return pieces
  }

  /** @returns {Piece[]} the part of a text that has most of the `forms`, with `…` where it was cut */
  const excerpt = (text, forms, letters) => {
    const line = whole(text)
    const [from, to] = window(line, hits(line, forms, letters))
    const cut = `${from ? "… " : ""}${line.slice(from, to).trim()}${to < line.length ? " …" : ""}`
    return marked(cut, forms, letters)
  }

  const hits = (line, forms, letters) =>
    places(line)
      .map((place) => ({ ...place, form: folded(place.word, letters) }))
      .filter(({ form }) => forms.has(form))

  /** Where to cut: around the stretch with the most different words, at the ends of words. */
  const window = (line, found) => {
    if (line.length <= LENGTH) return [0, line.length]
    let best = { different: 0, start: 0 }
    for (const { from } of found) {
      const different = new Set(found.filter((hit) => hit.from >= from && hit.to <= from + LENGTH - BEFORE).map(({ form }) => form)).size
      if (different > best.different) best = { different, start: from }
    }
    const from = best.start <= BEFORE ? 0 : line.indexOf(" ", best.start - BEFORE) + 1
    const space = line.lastIndexOf(" ", from + LENGTH)
    return [from, from + LENGTH >= line.length ? line.length : space > from ? space : from + LENGTH]
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.excerpt = { marked, excerpt }
}
