{
  /**
   * Offers `text` as a file with this name, without any server: it also works from file://.
   * @param {string} text @param {string} name
   */
  const download = (text, name) => {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.download = download
}
