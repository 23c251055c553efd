/** What only the clients of the demo company's stories need, beside what their trade does. */
import type { Story } from '../stories.ts'
import { act, aim, HARD, no, OPEN, type Pack, us } from './pack.ts'

type More = Pick<Pack, 'needs' | 'signals' | 'items' | 'crossings'>

export const STORIES_MORE: Partial<Record<Story, More>> = {
  leaving: {
    needs: [
      {
        title: 'Justificar ante Stuttgart por qué compran aquí',
        challenge: 'La matriz centraliza y pide precio por precio; lo que no se justifica se va.',
        urgency: 3,
        evidence: 'Nos han pedido tres veces el desglose de la misma oferta.',
        offer: '',
        who: 'purchasing',
        source: 'Compras de planta, en confianza',
      },
    ],
    signals: [
      {
        noticed: 'En la reunión había alguien de la matriz que no se presentó.',
        place: 'Sala de reuniones, octubre',
      },
    ],
    items: {
      fuga: us.threat(3, 'Cada trimestre piden menos y más espaciado', '43 días sin pedido.'),
      memoria: us.strong(2, 'Nueve años de datos de sus averías', 'Archivo propio.', HARD),
    },
    crossings: [
      [
        'memoria',
        'fuga',
        3,
        act('Preparar el caso para Stuttgart con nueve años de averías', 'En alemán.'),
      ],
      ['precios', 'fuga', -3, OPEN],
    ],
  },
  star: {
    needs: [
      {
        title: 'Doblar la forja sin doblar las averías',
        challenge: 'Con dos prensas y la misma gente de mantenimiento, no llegan.',
        urgency: 3,
        evidence: 'Han pedido el plan de mantenimiento de las dos prensas.',
        offer: 'Técnico fijo en su planta desde la puesta en marcha.',
        who: 'general',
        source: 'Gerencia, presentación de la ampliación',
      },
    ],
    signals: [
      {
        noticed: 'El gerente enseñó los planos de 2028 antes de que nadie preguntara.',
        place: 'Su despacho',
        became: 0,
      },
    ],
    items: {
      dosmil: us.chance(3, 'Plan de ampliación hasta 2028', 'Nos lo enseñó la gerencia.'),
      fijo: us.strong(3, 'Técnico fijo al que llaman por su nombre', 'Cuatro años.', HARD),
    },
    crossings: [
      ['fijo', 'dosmil', 3, aim('Contrato de mantenimiento de las dos prensas hasta 2030', 8)],
      ['volatil', 'dosmil', -2, act('Cerrar con acería un cupo para su ampliación')],
    ],
  },
  unattended: {
    needs: [
      {
        title: 'Que alguien les haga caso',
        challenge: 'Llevan un año sin visita y ya preguntan primero a otro.',
        urgency: 3,
        evidence: 'Su jefe de compras nos lo dijo en la feria.',
        offer: '',
        who: 'purchasing',
        source: 'Feria de Bilbao, pasillo',
      },
    ],
    signals: [
      {
        noticed: 'Piden solo lo que el otro proveedor no tiene.',
        place: 'Líneas de pedido de los últimos seis meses',
      },
    ],
    items: {
      silencio: us.weak(3, 'Un año sin ir a verles', 'Una visita de doce.'),
      vecino: us.threat(3, 'El otro proveedor va cada semana', 'Lo contó recepción.'),
    },
    crossings: [
      ['silencio', 'vecino', -3, OPEN],
      ['calculo', 'vecino', 2, act('Volver con los cálculos de su cabezal hechos')],
    ],
  },
  flat: {
    needs: [
      {
        title: 'Una prueba en planta que no termine de aplazarse',
        challenge: 'El director que la pidió se marchó y nadie la ha heredado.',
        urgency: 2,
        evidence: 'Aplazada tres veces.',
        offer: 'Prueba de dos semanas con material nuestro y sin coste.',
        who: 'production',
        source: 'Acta del comité de julio',
      },
    ],
    signals: [],
    items: {
      comites: us.strong(2, 'Cuatro comités al año con acta', 'Todos celebrados.'),
      huerfana: us.threat(2, 'Nadie ha heredado el proyecto', 'Se fue el director de compras.'),
    },
    crossings: [
      ['comites', 'huerfana', 2, act('Pedir en el comité que alguien se quede con la prueba')],
      ['horno', 'huerfana', -1, no('No es por el horno: falta quien decida.')],
    ],
  },
  oneDivision: {
    needs: [
      {
        title: 'Seguir comprando correas y reductores a un solo almacén',
        challenge: 'Montan a diario y un segundo proveedor les rompe el ritmo.',
        urgency: 1,
        evidence: 'Lo repiten en cada revisión.',
        offer: 'Existencias reservadas con su nombre.',
        who: 'logistics',
        source: 'Revisión anual',
      },
    ],
    signals: [],
    items: {
      peso: us.threat(3, 'Nuestra división depende de ellos', 'Más de la mitad de sus ventas.'),
    },
    crossings: [
      ['gama', 'peso', 2, aim('Que otras dos cuentas pesen lo mismo en Transmisión', 18)],
    ],
  },
  newcomer: {
    needs: [
      {
        title: 'Un proveedor que los acompañe a Celaya',
        challenge: 'Abren segunda planta y no quieren volver a homologar a nadie.',
        urgency: 3,
        evidence: 'Pidieron referencias de nuestras plantas en dos países.',
        offer: 'Mismo interlocutor y mismo precio en las dos plantas.',
        who: 'general',
        source: 'Dirección, videollamada',
      },
    ],
    signals: [
      {
        noticed: 'Preguntaron si tenemos almacén cerca de Celaya.',
        place: 'Videollamada de agosto',
      },
    ],
    items: {
      celaya: us.chance(3, 'Segunda planta en Celaya', 'Obras desde septiembre.'),
      nuevos: us.weak(2, 'Menos de un año juntos', 'Primer pedido el invierno pasado.'),
    },
    crossings: [
      ['nuevos', 'celaya', -2, act('Visitar las obras de Celaya con su director de proyecto')],
      ['ahorros', 'celaya', 3, aim('Homologados en Celaya antes de que arranque', 7)],
    ],
  },
  costly: {
    needs: [
      {
        title: 'Que se lo llevemos todo al momento',
        challenge: 'No guardan existencias: su almacén somos nosotros.',
        urgency: 2,
        evidence: 'Cuatro pedidos al día, casi todos urgentes.',
        offer: 'Dos repartos fijos al día; lo urgente, con su coste.',
        who: 'logistics',
        source: 'Nuestros albaranes',
      },
    ],
    signals: [],
    items: {
      urgencias: us.weak(3, 'Servirles cuesta más de lo que dejan', 'Cuentas del año.'),
      amigo: us.strong(1, 'Amistad de treinta años', 'De cuando empezaron.'),
    },
    crossings: [
      ['urgencias', 'relevo', -2, act('Pactar dos repartos fijos con la nueva gerencia')],
      ['amigo', 'plataforma', 1, no('La amistad no iguala el precio de una plataforma.')],
    ],
  },
}
