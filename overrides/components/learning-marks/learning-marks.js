{
  /**
   * Marks, in the lists, maps and tables of the page, the modules that the learner has read (`data-module`) and the
   * level they see for themselves (`data-competency`). Dispatches `marks-shown`.
   * @requires store
   * @requires words
   */
  const SVG = "http://www.w3.org/2000/svg"

  class LearningMarks extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      document.addEventListener("progress-changed", this)
      this.handleEvent()
    }

    disconnectedCallback() {
      document.removeEventListener("progress-changed", this)
    }

    handleEvent() {
      for (const mark of document.querySelectorAll(".mark")) mark.remove()
      const read = coursebook.store.list("modules")
      for (const place of document.querySelectorAll("[data-module-mark]")) this.#mark(place, place.dataset.moduleMark in read)
      const ratings = coursebook.store.list("ratings")
      for (const place of document.querySelectorAll("[data-competency-mark]")) this.#rate(place, ratings)
      this.dispatchEvent(new CustomEvent("marks-shown", { bubbles: true }))
    }

    #mark(place, read) {
      place.dataset.label ??= place.getAttribute("aria-label") ?? ""
      const words = this.say("read")
      if (place.dataset.label) place.setAttribute("aria-label", place.dataset.label + (read ? `, ${words}` : ""))
      if (!read) return
      if (place instanceof SVGElement) place.append(this.#drawn(place))
      else place.append(this.#sign("✓", words))
    }

    #rate(place, ratings) {
      const level = ratings[place.dataset.competencyMark]?.level
      if (level) place.append(this.#sign(String(level), this.say("my-level", { level })))
    }

    /** @returns {HTMLElement} a small sign, with words for whoever does not see it */
    #sign(text, words) {
      const mark = document.createElement("span")
      mark.className = "mark"
      mark.title = words
      const sign = document.createElement("span")
      sign.setAttribute("aria-hidden", "true")
      sign.textContent = text
      const hidden = document.createElement("span")
      hidden.className = "visually-hidden"
      hidden.textContent = words
      mark.append(sign, hidden)
      return mark
    }

    #drawn(place) {
      const box = place.querySelector("rect")
      const mark = document.createElementNS(SVG, "text")
      mark.setAttribute("class", "mark map__read")
      const rightToLeft = getComputedStyle(box).direction === "rtl"
      mark.setAttribute("x", String(Number(box.getAttribute("x")) + (rightToLeft ? 14 : Number(box.getAttribute("width")) - 14)))
      mark.setAttribute("y", String(Number(box.getAttribute("y")) + Number(box.getAttribute("height")) - 10))
      mark.setAttribute("text-anchor", "end")
      mark.setAttribute("aria-hidden", "true")
      mark.textContent = "✓"
      return mark
    }
  }

  customElements.define("learning-marks", LearningMarks)
}
