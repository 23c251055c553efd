/** `npm test` draws the same examples each time, so that a red run speaks of the change; `test:long` draws others. */
import fc from 'fast-check'

if (!process.env['CLAVE_LONG']) fc.configureGlobal({ seed: 20_261_122 })
