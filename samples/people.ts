/** Who works at Aceros y Rodamientos Ibéricos: the managers that the ledger names, and the experts. Nobody real. */

/** In the order in which PLACES names them. */
export const MANAGERS = [
  { name: 'Marta Ibarra', languages: ['es', 'en'] },
  { name: 'João Oliveira', languages: ['pt', 'es'] },
  { name: 'Ana Duarte', languages: ['es', 'en'] },
  { name: 'Luis Ferrández', languages: ['es'] },
  { name: 'Claire Morel', languages: ['fr', 'es'] },
  { name: 'Ximena Robles', languages: ['es', 'en'] },
  { name: 'Andrés Cuéllar', languages: ['es', 'en'] },
  { name: 'Nuria Vidal', languages: ['es', 'ca'] },
] as const

export const EXPERTS = [
  { name: 'Elena Bastarós', works: 'support' },
  { name: 'Óscar Pueyo', works: 'support' },
  { name: 'Inés Calvera', works: 'support' },
  { name: 'Rui Sarmento', works: 'support' },
  { name: 'Teresa Lafuente', works: 'support' },
  { name: 'Pablo Arregui', works: 'logistics' },
  { name: 'Sonia Mainar', works: 'logistics' },
  { name: 'Hugo Bernués', works: 'logistics' },
  { name: 'Daniela Treviño', works: 'logistics' },
  { name: 'Carmen Otal', works: 'marketing' },
  { name: 'Julián Sesé', works: 'marketing' },
  { name: 'Aitana Gracia', works: 'marketing' },
  { name: 'Mathieu Laborde', works: 'product' },
  { name: 'Rebeca Sanz', works: 'product' },
  { name: 'Ignacio Abad', works: 'product' },
  { name: 'Silvia Puértolas', works: 'product' },
  { name: 'Diego Marcén', works: 'product' },
  { name: 'Laura Benedí', works: 'finance' },
  { name: 'Fermín Ochoa', works: 'finance' },
  { name: 'Pilar Escartín', works: 'finance' },
] as const

export type Colleague = { name: string; email: string; role: 'manager' | 'expert' }

/** Members of the demonstration's firm; `.invalid` is nobody's domain (RFC 2606), so none can sign in. */
export const COLLEAGUES: Colleague[] = [
  ...MANAGERS.map(({ name }) => ({ name, email: addressOf(name), role: 'manager' as const })),
  ...EXPERTS.map(({ name }) => ({ name, email: addressOf(name), role: 'expert' as const })),
]

function addressOf(name: string): string {
  return `${slug(name)}@demo.invalid`
}

/** `João Oliveira` as it stands in an address: `joao.oliveira`. */
export function slug(name: string, between = '.'): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, between)
}
