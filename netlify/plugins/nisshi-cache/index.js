// Keeps Nisshi's cache from one build of the site to the next; docs/deploy.md says what it is good for.
// A build without it is only slower, so whatever goes wrong here is told and no build fails of it.

const CACHE = '.nisshi/cache.db'

module.exports = {
  async onPreBuild({ utils }) {
    await attempt('brought back', 'none yet, so this build does everything', () => utils.cache.restore(CACHE))
  },
  async onPostBuild({ utils }) {
    await attempt('kept for the next build', 'none to keep', () => utils.cache.save(CACHE))
  },
}

async function attempt(done, notDone, work) {
  try {
    console.log(`Nisshi's cache: ${(await work()) ? done : notDone}.`)
  } catch (error) {
    console.log(`Nisshi's cache: left alone, for ${error.message}`)
  }
}
