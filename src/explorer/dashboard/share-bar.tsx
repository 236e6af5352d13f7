/** How much of a whole, from 0 to 1; the number stands beside it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share-bar" aria-hidden="true" width="100%" height="10" preserveAspectRatio="none">
      <rect class="share-all" width="100%" height="10" rx="3" />
      {share > 0 && <rect class="share" width={`${Math.min(100, Math.max(0.5, share * 100))}%`} height="10" rx="3" />}
    </svg>
  )
}
