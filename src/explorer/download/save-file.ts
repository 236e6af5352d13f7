/** Long enough for the browser to have begun. */
const kept_ms = 60_000

/** Puts a file where the browser puts what is downloaded. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), kept_ms)
}
