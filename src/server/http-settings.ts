/** How the server treats those who ask, beyond answering them. */
export interface HttpSettings {
  /** Origins whose pages may read answers, `*` for those of all. */
  readonly corsOrigins: readonly string[]
  /** Answers kept in memory; 0 for none. */
  readonly responseCache_bytes: number
  /** How long an answer may be shown without asking again, and how much longer while asking again. */
  readonly maxAge_s: number
  readonly staleWhileRevalidate_s: number
  /** A folder of documents that are known by name and checksum; null for none. */
  readonly operationsFolder: string | null
  /** Answer those documents and no other. */
  readonly trustedOnly: boolean
  /** Answer what the schema has, and name in errors what is like something that it has. */
  readonly introspection: boolean
  /** Requests that one address may make in a minute, of all servers together; 0 for no bound. */
  readonly rateLimit_perMinute: number
  /** Servers that requests are spread over, this one among them. */
  readonly replicas_count: number
  /** Proxies whose word on the client's address counts: how many there are, or their addresses. */
  readonly trustProxy: number | readonly string[]
  /** Who may read what is measured: nobody, those with the role of it, or everybody. */
  readonly metrics: MetricsAccess
  readonly logLevel: LogLevel
  /** From when on operations and statements are logged as slow; 0 for never. */
  readonly slow_ms: number
  /** Log the plan of a slow statement with it. */
  readonly slowPlans: boolean
  /** Hand spans to the OpenTelemetry SDK that the process was started with. */
  readonly traces: boolean
}

export const metricsAccesses = ['off', 'monitors', 'open'] as const
export type MetricsAccess = (typeof metricsAccesses)[number]

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Nothing but answers. */
export const plainHttp: HttpSettings = {
  corsOrigins: [],
  responseCache_bytes: 0,
  maxAge_s: 0,
  staleWhileRevalidate_s: 0,
  operationsFolder: null,
  trustedOnly: false,
  introspection: true,
  rateLimit_perMinute: 0,
  replicas_count: 1,
  trustProxy: [],
  metrics: 'off',
  logLevel: 'warn',
  slow_ms: 0,
  slowPlans: false,
  traces: false,
}
