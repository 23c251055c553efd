/** Columns of numbers whose length is not known beforehand. */

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array
const FIRST_ROOM = 4096

/** Doubles its room when it is full; `whole` has just the numbers that were pushed. */
export class Growing<C extends Column> {
  private column: C
  private length = 0
  private readonly make: new (length: number) => C

  constructor(make: new (length: number) => C) {
    this.make = make
    this.column = new make(FIRST_ROOM)
  }

  push(one: number) {
    if (this.length === this.column.length) {
      const larger = new this.make(2 * this.length)
      larger.set(this.column)
      this.column = larger
    }
    this.column[this.length++] = one
  }

  whole(): C {
    return this.column.slice(0, this.length) as C
  }
}
