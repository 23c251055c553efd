/** What plans say of clients that make, move or dig heavy things. */
import type { TradePlan } from './trade.ts'

export const HEAVY: Record<'car' | 'cement' | 'machine' | 'metal' | 'mining' | 'naval', TradePlan> =
  {
    car: {
      template: 'industrial',
      why: 'Adjudica a seis años y exige segunda planta: quien entra en su lista de materiales se queda.',
      market:
        'Un tercio de lo que fabrican va a motores que se acaban; las plataformas eléctricas piden otros rodamientos.',
      pain: 'Si la prensa para, para la cadena de su cliente, y eso se paga por minuto.',
      goal: 'Pasar la auditoría del fabricante sin puntos abiertos',
      aim: {
        title: 'Reducir las paradas de prensa por rodamiento',
        measure: 'Paradas al trimestre',
        unit: 'paradas',
        from: 9,
        to: 2,
        source: 'Parte de mantenimiento del cliente',
      },
      solution: 'Rodamiento de alta velocidad para el banco de pruebas eléctrico',
      improvement: {
        title: 'Imprimir lote y certificado en cada albarán',
        cause: 'Calidad copia a mano los números de lote de nuestras cajas.',
        area: 'quality',
      },
      advice: {
        title: 'Medir vibración en las dos prensas que alimentan la cadena',
        why: 'Avisa tres semanas antes de la avería, y cuesta menos que un cargo.',
      },
      esg: {
        title: 'Recuperar el 60 % de los rodamientos usados',
        evidence: 'Actas de retirada, por planta y mes.',
      },
    },
    cement: {
      template: 'industrial',
      why: 'Un horno que no puede parar y un contrato marco que se abre el año que viene.',
      market: 'Sustituyen combustible por residuos, y eso castiga lo que gira.',
      pain: 'Los soportes del enfriador se calientan desde el cambio de combustible.',
      goal: 'Llegar al 40 % de combustible alternativo',
      aim: {
        title: 'Eliminar las paradas de horno por soporte caliente',
        measure: 'Paradas al año',
        unit: 'paradas',
        from: 5,
        to: 0,
        source: 'Libro de explotación del horno',
      },
      solution: 'Soporte refrigerado con sensor para el enfriador',
      improvement: {
        title: 'Dar precio en un día para lo que no está en catálogo',
        cause: 'Tardamos nueve días, y el técnico compra fuera.',
        area: 'product',
      },
      advice: {
        title: 'Tener un juego completo del enfriador en la planta',
        why: 'Vale menos que media jornada de horno parado.',
      },
      esg: {
        title: 'Medir el ahorro de energía de los rodamientos de baja fricción',
        evidence: 'Consumo por tonelada, antes y después.',
      },
    },
    machine: {
      template: 'industrial',
      why: 'Su máquina nueva se decide ahora, y lo que monte se repone quince años.',
      market: 'Exporta el 70 %, y le piden repuesto local en tres países.',
      pain: 'Recibe las piezas a tiempo y el papel tarde: la máquina no sale sin él.',
      goal: 'Lanzar la máquina nueva en la feria de primavera',
      aim: {
        title: 'Entrar en las posiciones de la máquina nueva',
        measure: 'Posiciones de la lista de materiales',
        unit: 'posiciones',
        from: 4,
        to: 15,
        source: 'Lista de materiales de ingeniería',
      },
      solution: 'Módulo de guiado montado y probado, en vez de piezas sueltas',
      improvement: {
        title: 'Enviar el certificado antes que la pieza',
        cause: 'La aduana espera el papel.',
        area: 'quality',
      },
      advice: {
        title: 'Ofrecer a sus clientes un contrato de repuesto',
        why: 'Su postventa vive de urgencias; puede vivir de abonos.',
      },
      esg: {
        title: 'Reducir a la mitad el embalaje de retorno',
        evidence: 'Peso por máquina entregada.',
      },
    },
    metal: {
      template: 'industrial',
      why: 'Laminan a tres turnos y compran a seis: podemos ser el que ordena lo demás.',
      market: 'La energía cara les hizo parar hornos; ahora invierten en eficiencia.',
      pain: 'El tren de laminación para por rodillos, siempre en viernes.',
      goal: 'Bajar un 8 % el consumo de energía por tonelada',
      aim: {
        title: 'Reducir las paradas del tren de laminación',
        measure: 'Horas paradas al mes',
        unit: 'h',
        from: 31,
        to: 12,
        source: 'Sistema de producción, turno a turno',
      },
      solution: 'Cajas de laminación listas para montar, en depósito',
      improvement: {
        title: 'Guardia técnica los viernes por la noche',
        cause: 'Las averías llegan cuando no contestamos.',
        area: 'logistics',
      },
      advice: {
        title: 'Pasar a grasa medida en los rodillos de mesa',
        why: 'La mitad de la grasa acaba en el agua de proceso.',
      },
      esg: {
        title: 'Recoger y tratar la grasa de los rodillos',
        evidence: 'Análisis trimestral del agua.',
      },
    },
    mining: {
      template: 'industrial',
      why: 'Dos canteras nuevas en permiso y ningún proveedor con taller a menos de cien kilómetros.',
      market: 'La obra pública vuelve, y con ella las plantas móviles.',
      pain: 'El polvo entra en la criba y la reparación llega siempre en lunes.',
      goal: 'Abrir la segunda cantera con los plazos del permiso',
      aim: {
        title: 'Bajar el coste de rodamientos por tonelada triturada',
        measure: 'Coste por mil toneladas',
        unit: '€',
        from: 46,
        to: 34,
        source: 'Contabilidad analítica del cliente',
      },
      solution: 'Criba con soportes engrasados a distancia',
      improvement: {
        title: 'Abrir el almacén de guardia los sábados',
        cause: 'Trituran los sábados, y ahí no hay quien sirva.',
        area: 'logistics',
      },
      advice: {
        title: 'Cambiar las cribas en parada programada, no al romper',
        why: 'Una parada prevista cuesta la tercera parte.',
      },
      esg: {
        title: 'Recoger toda la grasa usada',
        evidence: 'Certificados del gestor de residuos.',
      },
    },
    naval: {
      template: 'industrial',
      why: 'Dos series adjudicadas, con repuesto a bordo durante veinte años.',
      market: 'La defensa tira; lo mercante espera a saber con qué combustible navegará.',
      pain: 'Cada día de retraso en botadura lleva penalización, y el eje llega el último.',
      goal: 'Botar la segunda serie en plazo',
      aim: {
        title: 'Entregar a tiempo lo que pide el astillero',
        measure: 'Entregas a tiempo',
        unit: '%',
        from: 71,
        to: 95,
        source: 'Recepción del astillero',
      },
      solution: 'Línea de ejes con cojinete partido, para cambiar a flote',
      improvement: {
        title: 'Un expediente de calidad por buque, desde el pedido',
        cause: 'El expediente se reconstruye al final, y siempre falta algo.',
        area: 'quality',
      },
      advice: {
        title: 'Congelar las referencias de la serie antes del corte',
        why: 'Cada cambio después cuesta cuatro semanas.',
      },
      esg: {
        title: 'Ofrecer lubricante biodegradable en bocinas',
        evidence: 'Ficha y ensayo en el primer buque.',
      },
    },
  }
