// The only script there is. Every page works without it.

// A page that opens with an error summary: say it first, and let its links land in the box they name.
const summary = document.querySelector('[data-module="govuk-error-summary"]')
if (summary) {
  summary.tabIndex = -1
  summary.focus()
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]')
    const field = link && document.getElementById(link.hash.slice(1))
    if (!field) return
    event.preventDefault()
    const label = field.closest('fieldset')?.querySelector('legend') ?? field.labels?.[0]
    ;(label ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
}

// A form is sent once: the second press within two seconds is the same press.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sentAt = -Infinity
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sentAt < 2000) event.preventDefault()
    else sentAt = event.timeStamp
  })
}
