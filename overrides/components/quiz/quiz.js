{
  /**
   * Checks the answers of a quiz and says what each choice does. Without it the questions are there, each with its
   * answer and feedback behind a click. Keeps what was answered on the device. Dispatches `item-answered`.
   * @requires store
   * @requires scoring
   * @requires words
   */
  const LAST = 20 // answers kept for each item: enough for the estimate that they feed

  class PracticeQuiz extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.items = [...this.querySelectorAll(".quiz__item")].map((element) => new Item(element, this))
      this.addEventListener("click", this)
      this.#draw()
    }

    /** @param {Event} event */
    handleEvent(event) {
      const button = event.target.closest("button")
      const item = this.items.find((one) => one.element.contains(button))
      if (button?.dataset.do === "check") this.#check(item)
      else if (button?.dataset.do === "again") item.restart()
      else if (button?.dataset.do === "redraw") this.#draw()
      else if (button?.dataset.move) item.move(button)
    }

    /** Ask the number of questions that the author wants; all where no number is said. */
    #draw() {
      const drawn = this.#drawn()
      const total = this.#graded.length
      for (const item of this.items) {
        item.element.hidden = item.kind !== "reflection" && !drawn.has(item.id)
        item.tries = 0
        item.restart(false)
      }
      const note = this.querySelector(".quiz__drawn")
      note.hidden = drawn.size === total
      note.textContent = this.say("drawn", { n: drawn.size, total })
      if (this.querySelector(".quiz__end").contains(document.activeElement)) this.#shown[0].focus()
      this.querySelector(".quiz__end").hidden = true
    }

    /**
     * Those about safety are always asked and count towards the number. Of the others, first come those that were
     * never answered, then those that were answered longest ago.
     * @returns {Set<string>} the ids of the questions to ask
     */
    #drawn() {
      const always = this.#graded.filter((item) => item.safety).map((item) => item.id)
      const others = this.#graded.filter((item) => !item.safety).map((item) => item.id)
      const number = Math.max(0, (Number(this.dataset.draw) || this.#graded.length) - always.length)
      const when = (id) => coursebook.store.get("items", `${this.dataset.module}/${id}`)?.at
      const seen = others.filter(when).sort((one, other) => when(one) - when(other))
      return new Set([...always, ...coursebook.scoring.draw(others, number, seen, Math.random)])
    }

    get #graded() {
      return this.items.filter((item) => item.kind !== "reflection")
    }

    get #shown() {
      return this.items.filter((item) => !item.element.hidden)
    }

    /** @param {Item} item */
    #check(item) {
      const right = item.check()
      if (right === null) return
      this.#keep(item, right)
      this.dispatchEvent(new CustomEvent("item-answered", { bubbles: true, detail: { item: item.id, right } }))
      const graded = this.#graded.filter((one) => !one.element.hidden)
      if (graded.every((one) => one.tries)) this.#summarise(graded)
    }

    #keep(item, right) {
      const key = `${this.dataset.module}/${item.id}`
      const before = coursebook.store.get("items", key)?.answers ?? []
      const { kind, competency, level } = item.element.dataset
      const answers = [...before, [Date.now(), right]].slice(-LAST)
      const safety = item.safety ? { safety: true } : {}
      coursebook.store.set("items", key, { kind, competency, level: Number(level), right, answers, ...safety })
    }

    /** Say how it went: a count for most questions, for those about safety only whether to read again. */
    #summarise(graded) {
      const plain = graded.filter((item) => !item.safety)
      const again = graded.filter((item) => item.safety && !item.right)
      const said = plain.length
        ? [this.say("summary", { n: plain.filter((item) => item.rightAtOnce).length, total: plain.length })]
        : []
      if (graded.some((item) => item.safety)) said.push(this.say(again.length ? "read-again" : "passed", { n: again.length }))
      this.querySelector(".quiz__summary").textContent = said.join(" ")
      this.querySelector(".quiz__end").hidden = false
    }
  }

  /** One question on the page. */
  class Item {
    /** @param {HTMLElement} element @param {PracticeQuiz} quiz */
    constructor(element, quiz) {
      this.element = element
      this.quiz = quiz
      this.id = element.dataset.item
      this.kind = element.dataset.kind
      this.safety = "safety" in element.dataset
      this.tries = 0
      if (this.kind === "reflection") return
      this.key = JSON.parse(element.dataset.key)
      this.result = element.querySelector(".quiz__result")
      this.result.tabIndex = -1
      this.steps = [...element.querySelectorAll("[data-step]")]
      element.querySelector(".quiz__answer").hidden = true
      for (const part of element.querySelectorAll(".quiz__buttons, .quiz__move")) part.hidden = false
      element.addEventListener("keydown", this)
      element.addEventListener("change", this)
      this.#ends()
    }

    /** Enter in a text field checks, as in any form. What is chosen in a list may be cut off there on a small screen. */
    handleEvent(event) {
      if (event.type === "change") return this.#tellChosen()
      if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return
      event.preventDefault() // or the same key would also press the button that gets the focus
      this.element.querySelector("[data-do=check]").click()
    }

    focus() {
      this.element.querySelector("input, select, button, textarea")?.focus()
    }

    /** @returns what the learner has chosen, in the form of the key, or null where nothing is */
    get answer() {
      const all = (selector) => [...this.element.querySelectorAll(selector)]
      if (this.kind === "multiple") return nonEmpty(all("input:checked").map((input) => input.value))
      if (this.kind === "ordering") return all("[data-step]").map((step) => step.dataset.step)
      if (this.kind === "fill-in") return all("input")[0].value.trim() || null
      if (this.kind === "matching") {
        const pairs = all("select").map((select) => [select.dataset.left, select.value])
        return pairs.every(([, right]) => right) ? Object.fromEntries(pairs) : null
      }
      const value = all("input:checked")[0]?.value ?? null
      return this.kind === "true-false" && value ? value === "true" : value
    }

    /** Show what the choice does. @returns {boolean|null} whether it is right, null where nothing is chosen yet */
    check() {
      const answer = this.answer
      if (answer === null) {
        this.result.textContent = this.quiz.say("choose-first")
        return null
      }
      this.right = coursebook.scoring.isRight(this.kind, answer, this.key)
      this.tries += 1
      this.rightAtOnce = this.right && this.tries === 1
      this.#show(answer)
      const check = this.element.querySelector("[data-do=check]")
      const again = this.element.querySelector("[data-do=again]")
      again.hidden = this.right
      check.hidden = true
      this.#lock(true)
      ;(this.right ? this.result : again).focus() // the button that had the focus is gone
      return this.right
    }

    #show(answer) {
      const verdict = document.createElement("p")
      verdict.className = this.right ? "quiz__verdict quiz__verdict--right" : "quiz__verdict"
      verdict.textContent = this.quiz.say(this.safety ? (this.right ? "safe" : "unsafe") : this.right ? "right" : "not-quite")
      const list = document.createElement("ul")
      list.className = "quiz__feedback"
      for (const line of this.#feedback(answer)) list.append(line.cloneNode(true))
      const forAll = this.element.querySelector(".quiz__for-all")
      this.result.replaceChildren(verdict, list, ...(forAll ? [forAll.cloneNode(true)] : []))
    }

    /** @returns {HTMLElement[]} the feedback on what was chosen, and on a right answer that was left out */
    #feedback(answer) {
      const line = (id) => this.element.querySelector(`.quiz__answer [data-for="${id}"]`)
      if (this.kind === "single" || this.kind === "true-false") return [line(String(answer))]
      if (this.kind === "multiple") return [...new Set([...answer, ...(this.tries > 1 ? this.key : [])])].map(line)
      if (this.kind === "fill-in") return [line(this.right ? "right" : "other")]
      if (this.kind === "matching") {
        const wrong = Object.keys(answer).filter((left) => answer[left] !== left)
        return this.right ? Object.keys(answer).map(line) : wrong.map((left) => this.#said(line(left), this.tries < 2))
      }
      return this.right || this.tries > 1 ? this.key.map(line) : [this.#misplaced(answer)]
    }

    /** @returns {HTMLElement} a line of feedback; only its first half where the learner may try again first */
    #said(line, half) {
      if (!half) return line
      const short = line.cloneNode(false)
      short.append(line.querySelector(".quiz__said").cloneNode(true))
      return short
    }

    /** @returns {HTMLElement} how many steps stand where they belong, without giving the order away */
    #misplaced(answer) {
      const line = document.createElement("li")
      const n = answer.filter((step, index) => step === this.key[index]).length
      line.textContent = this.quiz.say("in-place", { n, total: answer.length })
      return line
    }

    /** Let the learner choose again. */
    restart(focus = true) {
      if (this.kind === "reflection") return
      this.result.replaceChildren()
      this.element.querySelector("[data-do=check]").hidden = false
      this.element.querySelector("[data-do=again]").hidden = true
      this.#lock(false)
      if (!this.tries) this.#clear()
      if (focus) this.focus()
    }

    #clear() {
      for (const input of this.element.querySelectorAll("input")) {
        if (input.type === "text") input.value = ""
        else input.checked = false
      }
      for (const select of this.element.querySelectorAll("select")) select.value = ""
      this.#tellChosen()
      this.element.querySelector(".quiz__steps")?.append(...this.steps)
      this.#ends()
    }

    #tellChosen() {
      for (const select of this.element.querySelectorAll("select"))
        select.nextElementSibling.textContent = select.value && select.selectedOptions[0].text
    }

    #lock(locked) {
      for (const field of this.element.querySelectorAll("fieldset :is(input, select, button)")) field.disabled = locked
      if (!locked) this.#ends()
    }

    /** Move a step up or down; the focus stays on it. @param {HTMLButtonElement} button */
    move(button) {
      const step = button.closest("[data-step]")
      const down = Number(button.dataset.move) > 0
      const other = down ? step.nextElementSibling : step.previousElementSibling
      if (!other) return
      if (down) other.after(step)
      else other.before(step)
      this.#ends()
      ;(button.disabled ? step.querySelector("button:not([disabled])") : button).focus()
      const place = [...step.parentElement.children].indexOf(step) + 1
      this.result.textContent = this.quiz.say("moved", { n: place, total: step.parentElement.children.length })
    }

    /** The first step cannot go up, the last one not down. */
    #ends() {
      const steps = [...this.element.querySelectorAll("[data-step]")]
      for (const [index, step] of steps.entries()) {
        const [up, down] = step.querySelectorAll("button")
        up.disabled = index === 0
        down.disabled = index === steps.length - 1
      }
    }
  }

  const nonEmpty = (list) => (list.length ? list : null)

  customElements.define("practice-quiz", PracticeQuiz)
}
