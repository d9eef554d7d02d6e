{
  /**
   * Filters training offers by country, language and kind. Without it every offer is there.
   * Dispatches `offers-filtered` after each change.
   */
  class TrainingDirectory extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form")
      this.form.hidden = false
      this.form.addEventListener("input", this)
      this.form.addEventListener("submit", (event) => event.preventDefault())
    }

    handleEvent() {
      const wanted = [...this.form.querySelectorAll("select")].filter((select) => select.value)
      const offers = [...this.querySelectorAll(".offer")]
      for (const offer of offers) offer.hidden = wanted.some((select) => offer.dataset[select.name] !== select.value)
      this.#announce(offers.filter((offer) => !offer.hidden).length)
      this.dispatchEvent(new CustomEvent("offers-filtered", { bubbles: true }))
    }

    /** @param {number} shown */
    #announce(shown) {
      const rule = new Intl.PluralRules(document.documentElement.lang).select(shown)
      const words = rule === "one" ? this.form.dataset.shownOne : this.form.dataset.shownOther
      this.form.querySelector("output").textContent = words.replace("{n}", String(shown))
    }
  }

  customElements.define("training-directory", TrainingDirectory)
}
