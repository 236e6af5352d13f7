import { once } from 'node:events'
import { WebSocket } from 'ws'

/** Subscribers of one address; a server takes no more connections of one. */
const perAddress_count = 100
const addressOf = (number: number): string => `10.0.0.${Math.floor(number / perAddress_count) + 1}`

/** What is sent is known, so that reading it takes the machine less than sending it. */
const seqIn = /"seq":(\d+)/
const atIn = /"at":"([^"]+)"/

/** One who listens, over a connection of its own, and keeps what it was told. */
export class Subscriber {
  /** Versions, in the order in which they came. */
  readonly seqs: number[] = []
  /** From when each change was made until it came here. */
  readonly delays_ms: number[] = []
  /** Messages that were no changes. */
  readonly others: string[] = []

  private constructor(readonly socket: WebSocket) {}

  /** @param server that takes the word of whoever asks on their address */
  static async open(server: string, number: number, since: number): Promise<Subscriber> {
    const headers = { 'x-forwarded-for': addressOf(number) }
    const socket = new WebSocket(server.replace('http', 'ws'), 'graphql-transport-ws', { headers })
    const subscriber = new Subscriber(socket)
    await once(socket, 'open')
    socket.send('{"type":"connection_init"}')
    await once(socket, 'message')
    socket.on('message', (data) => subscriber.#read(String(data)))
    const query = `subscription { graphChanged(since: ${since}) { kind seq at entities { id name } } }`
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
    return subscriber
  }

  #read(text: string): void {
    const now_ms = Date.now()
    const seq = seqIn.exec(text)?.[1]
    const at = atIn.exec(text)?.[1]
    if (seq === undefined || at === undefined) {
      this.others.push(text)
      return
    }
    this.seqs.push(Number(seq))
    this.delays_ms.push(now_ms - Date.parse(at))
  }

  close(): void {
    this.socket.terminate()
  }
}
