{
  /** Offers the book in the language of the reader's browser: one line, where it is another language than this page's. */
  class LanguageOffer extends HTMLElement {
    connectedCallback() {
      const offered = new Map([...this.children].map((line) => [line.dataset.language, line]))
      const here = document.documentElement.lang
      for (const wanted of navigator.languages ?? [navigator.language]) {
        const code = this.#known(wanted.toLowerCase(), [...offered.keys(), here])
        if (code) {
          if (code !== here) offered.get(code).hidden = false
          return
        }
      }
    }

    /** The language of the book that `wanted` (`pt-br`, `no`) is best read in, if there is one. */
    #known(wanted, codes) {
      const [language] = wanted.split("-")
      const norwegian = ["no", "nn"].includes(language) ? "nb" : language
      return codes.find((code) => code === wanted) ?? codes.find((code) => code === norwegian)
    }
  }

  customElements.define("language-offer", LanguageOffer)
}
