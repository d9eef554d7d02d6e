{
  /**
   * Filters training offers by country, language and kind. Without it every offer is there.
   * Dispatches `offers-filtered` after each change.
   * @requires words
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
      this.form.querySelector("output").textContent = coursebook.words(this.form)("shown", { n: shown })
    }
  }

  customElements.define("training-directory", TrainingDirectory)
}
