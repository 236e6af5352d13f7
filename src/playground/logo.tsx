/** The name beside two cities and their tie, and the ways to the map and back to the tour. */
export function Logo() {
  return (
    <>
      <svg className="cityties-mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 11 12 5" stroke="#0f766e" strokeWidth="2" />
        <circle cx="4" cy="11" r="3" fill="#0f766e" />
        <circle cx="12" cy="5" r="3" fill="#b45309" />
      </svg>
      <span className="cityties-name">CityTies</span>
      <a className="cityties-link" href="../" title="The explorer, with the same graph on a map">
        Map
      </a>
      <a
        className="cityties-link cityties-tour"
        href="?tour"
        title="Open the worked examples again; your own tabs stay"
      >
        Tour
      </a>
    </>
  )
}
