{
  /**
   * Keeps the pages of a course in the browser for times without a network, and removes them: only when a reader asks
   * for it, and never on a shared computer. Stays hidden where browsers have no service workers (a folder, plain http).
   * Dispatches `keeping-changed`.
   * @requires store
   * @requires words
   * @requires offline
   */
  class KeepOffline extends HTMLElement {
    connectedCallback() {
      if (!coursebook.offline.possible || coursebook.store.shared) return
      this.say = coursebook.words(this)
      this.list = new URL(this.dataset.list, location.href).href
      this.worker = new URL(this.dataset.worker, location.href).href
      this.addEventListener("click", this)
      this.#showState()
    }

    /** @param {Event} event */
    handleEvent(event) {
      const act = event.target.closest("button")?.dataset.do
      if (act === "keep") this.#keep()
      if (act === "remove") this.#remove()
    }

    async #keep() {
      this.#tell("fetching")
      try {
        await coursebook.offline.keep(this.list)
        await navigator.serviceWorker.register(this.worker)
      } catch {
        await coursebook.offline.remove(this.list, this.worker)
        this.#tell("failed")
        return
      }
      await this.#changed()
    }

    async #remove() {
      await coursebook.offline.remove(this.list, this.worker)
      await this.#changed()
      this.#tell("removed")
    }

    /** The button that was pressed is gone: the focus goes to the one in its place. */
    async #changed() {
      await this.#showState()
      this.querySelector("button:not([hidden])").focus()
      this.dispatchEvent(new CustomEvent("keeping-changed", { bubbles: true }))
    }

    async #showState() {
      const kept = await coursebook.offline.isKept(this.list)
      for (const button of this.querySelectorAll("button")) button.hidden = (button.dataset.do === "remove") !== kept
      this.#tell(kept ? "kept" : "")
      this.hidden = false
    }

    #tell(key) {
      this.querySelector("[role=status]").textContent = key && this.say(key)
    }
  }

  customElements.define("keep-offline", KeepOffline)
}
