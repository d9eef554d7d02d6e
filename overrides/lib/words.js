{
  /**
   * The words that a template gives to a script: all of them as JSON in the attribute `data-words` of an element.
   * A word is a text with placeholders (`{n} of {total}`), or one text for each plural form of `n` (CLDR, by `Intl`).
   *
   * @param {HTMLElement} element
   * @returns {(key: string, values?: Record<string, string|number>) => string}
   */
  const words = (element) => {
    const texts = JSON.parse(element.dataset.words)
    const language = element.closest("[lang]")?.lang
    return (key, values = {}) => {
      const text = texts[key]
      const form = typeof text === "string" ? text : (text[plural(language, values.n)] ?? text.other)
      return form.replace(/\{(\w+)\}/g, (hole, name) => shown(values[name] ?? hole, language))
    }
  }

  const plural = (language, n) => new Intl.PluralRules(language).select(n)

  const shown = (value, language) => (typeof value === "number" ? value.toLocaleString(language) : value)

  globalThis.coursebook ??= {}
  globalThis.coursebook.words = words
}
