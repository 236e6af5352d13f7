/** When the next frame has been put on the screen: drawing goes on after the script that asked for it. */
export function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then))
}
