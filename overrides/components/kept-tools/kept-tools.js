{
  /**
   * Says where the texts of an exercise are kept, and wipes them. Asks once more before it wipes.
   * Dispatches `texts-wiped`.
   * @requires store
   * @requires words
   */
  class KeptTools extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.querySelector(".kept-tools__without").hidden = true
      for (const part of this.querySelectorAll(".kept-tools__with, .kept-tools__buttons")) part.hidden = false
      this.addEventListener("click", this)
      document.addEventListener("progress-changed", this)
      this.#tellState()
    }

    disconnectedCallback() {
      document.removeEventListener("progress-changed", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "progress-changed") return this.#tellState()
      const act = event.target.closest("button")?.dataset.do
      if (act === "print") globalThis.print()
      if (act === "wipe") this.#wipe()
    }

    #wipe() {
      if (!confirm(this.say("sure"))) return
      coursebook.store.wipe("notes", (key) => key.startsWith(this.dataset.prefix))
      this.#tell(this.say("wiped"))
      this.dispatchEvent(new CustomEvent("texts-wiped", { bubbles: true }))
    }

    /** A browser that keeps nothing is told about; the exercise works all the same. */
    #tellState() {
      const { state, shared } = coursebook.store
      if (state !== "ok") this.#tell(this.say(state))
      else if (shared) this.#tell(this.say("shared"))
    }

    #tell(text) {
      this.querySelector("[role=status]").textContent = text
    }
  }

  customElements.define("kept-tools", KeptTools)
}
