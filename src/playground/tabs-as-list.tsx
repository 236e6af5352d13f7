import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/**
 * GraphiQL says of each tab that it is one, and puts two buttons into it, of which assistive technology then tells
 * neither. Here they are what they look like: a list of buttons, one of them current, each with another that closes it.
 */
export function TabsAsList(): null {
  const tabs = useGraphiQL((state) => state.tabs)
  const openTab = useGraphiQL((state) => state.activeTabIndex)

  // biome-ignore lint/correctness/useExhaustiveDependencies: with either, GraphiQL has written the attributes anew
  useEffect(() => {
    const list = document.querySelector('.graphiql-tabs')
    list?.removeAttribute('role')
    for (const tab of list?.querySelectorAll('.graphiql-tab') ?? []) {
      for (const name of ['role', 'aria-selected']) tab.removeAttribute(name)
      const isOpen = tab.classList.contains('graphiql-tab-active')
      tab.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isOpen))
    }
    document.getElementById('graphiql-session')?.setAttribute('role', 'region')
  }, [tabs, openTab])

  return null
}
