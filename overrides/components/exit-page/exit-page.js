{
  /**
   * Leaves the page at once: on click, or when Shift is pressed three times within five seconds. Covers the page first,
   * because leaving can take a moment. Without a connection it goes to a harmless page of this copy.
   * Without a script it is a link. Behaviour: GOV.UK Design System, "Exit this page". Esc is left alone on purpose: it
   * stops what a browser loads, and people press it for other reasons.
   * Dispatches `page-left`.
   * @requires words
   */
  const PRESSES = 3
  const WITHIN = 5000 // ms

  class ExitPage extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.link = this.querySelector("a")
      this.presses = 0
      this.link.addEventListener("click", this)
      document.addEventListener("keyup", this)
      addEventListener("pageshow", this)
    }

    disconnectedCallback() {
      document.removeEventListener("keyup", this)
      removeEventListener("pageshow", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "pageshow") this.#reset()
      else if (event.type === "keyup") this.#released(event)
      else {
        event.preventDefault()
        this.#leave()
      }
    }

    /** Counts Shift only where it was pressed by itself: not in a capital letter, nor in Shift and Tab. */
    #released({ key, shiftKey }) {
      const alone = key === "Shift" && !this.heldWithAnother
      this.heldWithAnother = key !== "Shift" && shiftKey
      if (alone) this.#pressed()
      else if (this.presses) this.#stopCounting("")
    }

    #pressed() {
      this.presses += 1
      clearTimeout(this.timer)
      if (this.presses === PRESSES) return this.#leave()
      this.#tell(this.say("presses", { n: PRESSES - this.presses }))
      this.timer = setTimeout(() => this.#stopCounting(this.say("timed-out")), WITHIN)
    }

    #stopCounting(text) {
      clearTimeout(this.timer)
      this.presses = 0
      this.#tell(text)
    }

    #leave() {
      clearTimeout(this.timer)
      this.presses = 0
      this.cover = document.createElement("div")
      this.cover.className = "exit__cover"
      this.cover.setAttribute("role", "alert")
      this.cover.textContent = this.say("leaving")
      document.body.append(this.cover)
      this.titleBefore = document.title
      document.title = this.say("leaving")
      this.dispatchEvent(new CustomEvent("page-left", { bubbles: true }))
      tellNobodyWhereFrom()
      const away = location.protocol === "file:" || !navigator.onLine
      location.replace(away ? this.dataset.offline : this.link.href) // "back" then skips this page
    }

    /** A browser may show the page again as it was left, from its memory. */
    #reset() {
      if (!this.cover) return
      this.cover.remove()
      this.cover = null
      document.title = this.titleBefore
      this.#stopCounting("")
    }

    #tell(text) {
      this.querySelector("[role=status]").textContent = text
    }
  }

  /** What `noreferrer` does for the link. */
  const tellNobodyWhereFrom = () => {
    const meta = document.createElement("meta")
    meta.name = "referrer"
    meta.content = "no-referrer"
    document.head.append(meta)
  }

  customElements.define("exit-page", ExitPage)
}
