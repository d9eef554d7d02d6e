{
  /**
   * Lets learners say that they have read a module, and take it back. Nothing is noted by itself.
   * Dispatches `module-marked`.
   * @requires store
   * @requires words
   */
  class ModuleProgress extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.button = this.querySelector("button")
      this.hidden = false
      this.button.addEventListener("click", this)
      document.addEventListener("progress-changed", this)
      this.#show()
    }

    disconnectedCallback() {
      document.removeEventListener("progress-changed", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "click") {
        coursebook.store.set("modules", this.dataset.module, this.read ? null : { read: true })
        this.dispatchEvent(new CustomEvent("module-marked", { bubbles: true, detail: { read: Boolean(this.read) } }))
      }
      this.#show()
    }

    get read() {
      return coursebook.store.get("modules", this.dataset.module)
    }

    #show() {
      const { read } = this
      this.button.setAttribute("aria-pressed", String(Boolean(read)))
      this.button.classList.toggle("button--plain", Boolean(read))
      const date = read && new Date(read.at).toLocaleDateString(this.dataset.region, { dateStyle: "long" })
      const { state } = coursebook.store
      const told = read ? this.say("since", { date }) : ""
      this.querySelector("[role=status]").textContent = state === "ok" ? told : `${told} ${this.say(state)}`
    }
  }

  customElements.define("module-progress", ModuleProgress)
}
