/** Whether the server answers registered documents alone, as it says in the page: no playground, no exports. */
export const isTrustedOnly = 'trustedOnly' in document.documentElement.dataset
