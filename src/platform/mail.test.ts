import { Writable } from 'node:stream'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openMail } from './mail.ts'

const message = {
  to: 'lucia@aceros.example',
  subject: 'Tu contraseña',
  text: 'Elígela aquí:\n\nhttp://localhost/reset?token=abc',
}
const mailFrom = 'Clave <clave@localhost>'

test('mail leaves through a real mail server', async () => {
  const received: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom }, aLog().log)
  mail.send(message)
  await mail.idle()
  await new Promise<void>((resolve) => server.close(resolve))

  expect(mail.configured).toBe(true)
  expect(received[0]?.to).toEqual(['lucia@aceros.example'])
  expect(received[0]?.text).toMatch(/^From: Clave <clave@localhost>/m)
  expect(received[0]?.text).toContain('Content-Type: text/plain; charset=utf-8')
})

test('without a mail server the text stands in the log, link and all', async () => {
  const { log, lines } = aLog()
  const mail = openMail({ smtpUrl: null, mailFrom }, log)
  mail.send(message)
  expect(mail.configured).toBe(false)
  expect(lines()).toMatchObject([message])
})

test('a mail server that is away is named in the log, and nobody else notices', async () => {
  const { log, lines } = aLog()
  const mail = openMail({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom }, log)
  mail.send(message)
  await mail.idle()
  expect(lines()).toMatchObject([
    { to: message.to, error: expect.stringContaining('ECONNREFUSED') },
  ])
  expect(JSON.stringify(lines())).not.toContain('token=')
})

test('what must arrive says why it did not, and whoever sends it tries again', async () => {
  const { log, lines } = aLog()
  const away = openMail({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom }, log)
  await expect(away.deliver(message)).rejects.toThrow('ECONNREFUSED')
  await expect(openMail({ smtpUrl: null, mailFrom }, log).deliver(message)).rejects.toThrow(
    'CLAVE_SMTP_URL',
  )
  expect(lines()).toEqual([])
})

function aLog() {
  const written: string[] = []
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString())
      done()
    },
  })
  return { log: pino(to), lines: () => written.map((line) => JSON.parse(line) as object) }
}
