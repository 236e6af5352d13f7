interface TypedArray extends ArrayBufferView {
  readonly constructor: unknown
  set(from: ArrayLike<number>): void
}
type ArrayType = new (memory: SharedArrayBuffer) => TypedArray

/**
 * The same value with its typed arrays in shared memory, so that threads hand it to each
 * other without a copy. Objects, lists and numbers are taken; what is shared already stays.
 */
export function sharedArrays<T>(value: T): T {
  return copyOf(value) as T
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (ArrayBuffer.isView(value)) return inSharedMemory(value as TypedArray)
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(copyOf) : value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
}

function inSharedMemory(array: TypedArray): TypedArray {
  // By its name: a buffer of another realm is no instance of this one's class.
  if (Object.prototype.toString.call(array.buffer) === '[object SharedArrayBuffer]') return array
  const copy = new (array.constructor as ArrayType)(new SharedArrayBuffer(array.byteLength))
  copy.set(array as unknown as ArrayLike<number>)
  return copy
}
