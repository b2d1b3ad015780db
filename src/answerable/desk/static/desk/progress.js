// Looks again every second and a half until the report is read. Without it, reloading the page does the same.
const live = document.querySelector('[data-live]')

const lookAgain = async () => {
  let answer
  try {
    answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
  } catch {
    return setTimeout(lookAgain, 5000)
  }
  if (answer.redirected) return location.replace(answer.url)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector('[data-live]')
  if (!next) return location.reload()
  // Parts are changed one by one: a live region that is replaced whole is not read out.
  const sentence = live.querySelector('[role="status"]')
  const said = next.querySelector('[role="status"]').textContent
  if (sentence.textContent !== said) sentence.textContent = said
  live.querySelector('progress').value = next.querySelector('progress').value
  live.querySelector('ol').replaceWith(next.querySelector('ol'))
  setTimeout(lookAgain, 1500)
}

if (live) setTimeout(lookAgain, 1500)
