{
  /**
   * A text field whose words stay on the learner's device, saved a moment after typing, and when the field or the page
   * is left.
   * Without it the field works and forgets. Dispatches `text-kept` with `{kept}`: whether the browser has stored it.
   * @requires store
   */
  const PAUSE = 400 // ms after the last key

  class KeptText extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("textarea, input")
      this.field.addEventListener("input", this)
      this.field.addEventListener("change", this)
      addEventListener("pagehide", this)
      document.addEventListener("progress-changed", this)
      this.#load()
    }

    disconnectedCallback() {
      removeEventListener("pagehide", this)
      document.removeEventListener("progress-changed", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "input") this.#typed()
      else if (event.type === "change" || event.type === "pagehide") this.#save()
      else if (!this.timer && document.activeElement !== this.field) this.#load()
    }

    get store() {
      return globalThis.coursebook.store
    }

    #typed() {
      this.#show()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.#save(), PAUSE)
    }

    #load() {
      this.field.value = this.store.get("notes", this.dataset.key)?.text ?? ""
      this.#show()
    }

    /** On paper a field shows all of its lines. */
    #show() {
      this.querySelector(".kept__print").textContent = this.field.value
    }

    #save() {
      if (!this.timer) return
      clearTimeout(this.timer)
      this.timer = null
      const text = this.field.value
      const kept = this.store.set("notes", this.dataset.key, text.trim() ? { text } : null)
      this.dispatchEvent(new CustomEvent("text-kept", { bubbles: true, detail: { kept } }))
    }
  }

  customElements.define("kept-text", KeptText)
}
