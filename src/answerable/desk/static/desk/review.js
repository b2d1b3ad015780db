// Keys for the review: J and K walk through the candidates, the other letters press what is on the card.
// Every key does what a link or a button does without it. They can be turned off, and stay off.
const review = document.querySelector('[data-review]')
const shown = document.querySelector('[data-keys]')
const turn = document.querySelector('[data-keys-switch]')
const cards = [...review.querySelectorAll('[data-candidate]')]
const OFF = 'answerable-keys-off'
let current = -1

const isOff = () => localStorage.getItem(OFF) === 'yes'

const say = () => {
  turn.textContent = isOff() ? 'Turn keys on' : 'Turn keys off'
}

const go = (number) => {
  if (number < 0 || number >= cards.length) return
  current = number
  const more = cards[current].querySelector('details.ans-found__more')
  for (const other of review.querySelectorAll('details.ans-found__more[data-opened]')) {
    if (other !== more) other.open = false
  }
  if (more) {
    more.open = true
    more.dataset.opened = ''
  }
  cards[current].focus()
  show(cards[current].querySelector('[data-place]'))
}

// The report scrolls in its own column, so the page stays where it is.
const show = (link) => {
  const place = link?.getAttribute('href')?.startsWith('#') && document.getElementById(link.hash.slice(1))
  const column = place && place.closest('.ans-source')
  if (!column || column.scrollHeight <= column.clientHeight) return false
  for (const mark of column.querySelectorAll('.ans-place--chosen')) mark.classList.remove('ans-place--chosen')
  if (place.matches('mark')) place.classList.add('ans-place--chosen')
  column.scrollTop += place.getBoundingClientRect().top - column.getBoundingClientRect().top - 90
  return true
}

review.addEventListener('focusin', (event) => {
  const card = event.target.closest('[data-candidate]')
  if (card) current = cards.indexOf(card)
})

review.addEventListener('click', (event) => {
  const link = event.target.closest('[data-place]')
  if (link && show(link)) event.preventDefault()
})

document.addEventListener('keydown', (event) => {
  if (isOff() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select')) return
  const key = event.key.toLowerCase()
  if (key === 'j' || key === 'k') {
    event.preventDefault()
    go(key === 'j' ? current + 1 : Math.max(0, current - 1))
    return
  }
  const pressed = cards[current]?.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (pressed) {
    event.preventDefault()
    pressed.click()
  }
})

// Words selected in the report are carried to the form for a finding we missed.
const add = review.querySelector('[data-add]')
const plain = add.textContent
document.addEventListener('selectionchange', () => {
  const chosen = document.getSelection()
  const inside = chosen.rangeCount && review.querySelector('.ans-sheet')?.contains(chosen.getRangeAt(0).commonAncestorContainer)
  const words = inside ? chosen.toString().replace(/\s+/g, ' ').trim().slice(0, 4000) : ''
  if (!words && document.activeElement === add) return
  add.href = add.href.split('?')[0] + (words ? `?words=${encodeURIComponent(words)}` : '')
  add.textContent = words ? 'Add the selected words as a finding' : plain
})

turn.addEventListener('click', () => {
  localStorage.setItem(OFF, isOff() ? 'no' : 'yes')
  say()
})

say()
if (!location.hash) show(cards[0]?.querySelector('[data-place]'))
shown.hidden = false
