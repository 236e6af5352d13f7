import { keepKey } from './api/key.js'
import { useWords } from './words/words.js'

/** To be let in: all that was refused is asked for again with the key. */
export function KeyForm() {
  const words = useWords().key
  return (
    <form
      class="key"
      onSubmit={(event) => {
        event.preventDefault()
        keepKey(`${new FormData(event.currentTarget).get('key')}`.trim())
        location.reload()
      }}
    >
      <label>
        {words.label} <input type="password" name="key" autocomplete="off" required />
      </label>
      <button type="submit">{words.use}</button>
      <small>{words.note}</small>
    </form>
  )
}
