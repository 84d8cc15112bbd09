/** Words for made-up documents in two languages, so that their length and letters are like those of real ones. */
export interface Phrases {
  subjects: readonly string[];
  titles: readonly string[];
  headings: readonly string[];
  sentences: readonly string[];
  figures: readonly string[];
}

const es: Phrases = {
  titles: [
    'Asamblea ciudadana',
    'Diagnóstico participativo',
    'Laboratorio cívico',
    'Campaña de micromecenazgo',
    'Plan de barrio',
    'Escuela de facilitación',
  ],
  subjects: [
    'agua',
    'vivienda',
    'movilidad',
    'cuidados',
    'energía',
    'cultura',
    'salud',
    'juventud',
    'soberanía alimentaria',
    'inteligencia artificial',
  ],
  headings: [
    '¿Cómo lo conseguimos?',
    'Impacto hasta el momento',
    '**Proyectos relacionados**',
    'Qué ofrecemos',
    'A quién va dirigido',
    'Metodología y plazos',
  ],
  sentences: [
    'Reunimos a vecinas y vecinos elegidos por sorteo para que deliberen con tiempo y con información contrastada.',
    'El proceso combina **sesiones presenciales** con una plataforma en línea, de modo que nadie quede fuera por falta de horas.',
    'Cada decisión se publica con sus razones, y la administración responde por escrito en un plazo pactado.',
    'Trabajamos con [herramientas abiertas](https://decidim.org) que cualquier municipio puede reutilizar sin pagar licencias.',
    'Las personas facilitadoras cuidan los turnos de palabra, traducen la jerga y recogen también los desacuerdos.',
    'El resultado es un documento breve, escrito por el propio grupo, que se puede leer en diez minutos.',
    'Al final medimos qué ha cambiado: quién ha participado, qué se ha aprobado y qué queda *por hacer*.',
  ],
  figures: [
    'personas participantes',
    'propuestas recogidas',
    'municipios',
    'de campañas con éxito',
    'recaudados para los comunes',
  ],
};

const en: Phrases = {
  titles: [
    'Citizens’ assembly',
    'Participatory diagnosis',
    'Civic laboratory',
    'Crowdfunding campaign',
    'Neighbourhood plan',
    'School for facilitators',
  ],
  subjects: [
    'water',
    'housing',
    'mobility',
    'care',
    'energy',
    'culture',
    'health',
    'youth',
    'food sovereignty',
    'artificial intelligence',
  ],
  headings: [
    'How do we achieve this?',
    'Impact so far',
    '**Related projects**',
    'What we offer',
    'Who it is for',
    'Method and time',
  ],
  sentences: [
    'We bring together neighbours drawn by lot, so that they can deliberate with time and with sound information.',
    'The process joins **meetings in person** with an online platform, so that nobody is left out for want of hours.',
    'Every decision is published with its reasons, and the administration answers in writing by an agreed date.',
    'We work with [open tools](https://decidim.org) that any town can use again without paying for licences.',
    'Facilitators see to it that everybody speaks, translate jargon and write down disagreement as well.',
    'The outcome is a short document, written by the group itself, that can be read in ten minutes.',
    'In the end we measure what has changed: who took part, what was passed and what is *still to be done*.',
  ],
  figures: [
    'people who took part',
    'proposals gathered',
    'towns',
    'successful campaigns',
    'raised for the commons',
  ],
};

export const phrases: Record<'es' | 'en', Phrases> = { es, en };
