{
  /**
   * Filters the rows of a competency matrix by domain and profile. Without it every row is there.
   * Dispatches `matrix-filtered` after each change.
   * @requires words
   */
  class CompetencyMatrix extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form")
      this.form.hidden = false
      this.form.addEventListener("input", this)
      this.form.addEventListener("submit", (event) => event.preventDefault())
    }

    handleEvent() {
      const domain = this.form.elements.domain.value
      const profile = this.form.elements.profile?.value ?? ""
      for (const body of this.querySelectorAll("tbody")) this.#filter(body, domain, profile)
      this.#announce()
      this.dispatchEvent(new CustomEvent("matrix-filtered", { bubbles: true }))
    }

    /** @param {HTMLTableSectionElement} body @param {string} domain @param {string} profile */
    #filter(body, domain, profile) {
      const rows = [...body.querySelectorAll(".matrix__row")]
      for (const row of rows) row.hidden = Boolean(profile) && !row.dataset.profiles.split(" ").includes(profile)
      body.hidden = (Boolean(domain) && body.dataset.domain !== domain) || rows.every((row) => row.hidden)
    }

    #announce() {
      const shown = this.querySelectorAll("tbody:not([hidden]) .matrix__row:not([hidden])").length
      this.form.querySelector("output").textContent = coursebook.words(this.form)("shown", { n: shown })
    }
  }

  customElements.define("competency-matrix", CompetencyMatrix)
}
