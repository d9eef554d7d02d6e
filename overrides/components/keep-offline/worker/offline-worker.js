{
  /**
   * Answers for the pages that a reader keeps (see keep-offline): from the network while there is one, else as kept.
   * What the network gives replaces what was kept, so that help lines are as they were when the reader was last online.
   * It stands at the root of the site because a worker sees only what is below its own address.
   */
  importScripts("assets/lib/offline.js")

  const PATIENCE = 4000 // ms; on a train, a network may be there and never answer
  const ROOT = self.registration.scope

  let silent = false // the network was there and did not answer

  /** The caches that hold `address`, each with what it holds of it. */
  const copiesOf = async (address) => {
    const lists = await coursebook.offline.kept(ROOT)
    const caches = await Promise.all(lists.map((list) => self.caches.open(coursebook.offline.PREFIX + list)))
    const held = await Promise.all(caches.map((cache) => cache.match(address)))
    return caches.map((cache, index) => ({ cache, held: held[index] })).filter(({ held }) => held)
  }

  /** What the network has at `address` now, put into `copies`. Rejects where it has nothing. */
  const fresh = async (address, copies) => {
    const answer = await fetch(address, { cache: "no-cache", redirect: "error" })
    if (!answer.ok) throw new Error(`${answer.status}`)
    silent = false
    await Promise.all(copies.map(({ cache }) => cache.put(address, answer.clone())))
    return answer
  }

  const renewAll = async () => {
    for (const list of await coursebook.offline.kept(ROOT)) await coursebook.offline.keep(list)
  }

  /** Gives `held` once the network has had its time: each page may wait for it anew, what a page loads may not. */
  const late = ({ mode }, coming, held) =>
    new Promise((resolve) => {
      const give = () => {
        silent = true
        resolve(held)
      }
      const timer = setTimeout(give, silent && mode !== "navigate" ? 0 : PATIENCE)
      coming.catch(() => {}).then(() => clearTimeout(timer))
    })

  const answer = async (event) => {
    const address = event.request.url.replace(/[?#].*/, "")
    const copies = await copiesOf(address)
    if (!copies.length) return fetch(event.request)
    const [{ held }] = copies
    const coming = fresh(address, copies)
    const after = event.request.mode === "navigate" ? coming.then(renewAll) : coming
    event.waitUntil(after.catch(() => {}))
    return Promise.race([coming.catch(() => held), late(event.request, coming, held)])
  }

  self.addEventListener("install", () => self.skipWaiting())
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))
  self.addEventListener("fetch", (event) => {
    if (event.request.method === "GET" && event.request.url.startsWith(ROOT)) event.respondWith(answer(event))
  })
}
