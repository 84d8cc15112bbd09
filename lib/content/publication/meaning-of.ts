const yes = /^(?:true|yes|y|on|1|si|s|oui|ja|sim|bai|vrai|vero|wahr|verdadero|cierto|cert)$/;
const no = /^(?:false|no|n|off|0|non|nein|nao|ez|faux|falsch|falso|fals|never|nunca|none|ninguno|ninguna)$/;

const hidden = new Set(
  `draft autodraft borrador esborrany brouillon bozza rascunho entwurf zirriborro zirriborroa archived archivado
  archivada arxivat arxivada unlisted pending pendingreview pendiente pendientederevision pendent inreview review
  underreview revision enrevision enrevisio future scheduled programado programada planificado planificada private
  privado privada privat interno interna internal password hidden oculto oculta ocult unpublished notpublished
  nopublicado nopublicada sinpublicar nopublicar trash trashed papelera deleted eliminado eliminada borrado borrada
  disabled desactivado desactivada inactive inactivo inactiva offline wip workinprogress
  enproceso enpreparacion expired caducado caducada withdrawn retirado retirada rejected rechazado rechazada
  embargoed embargado embargada`.split(/\s+/),
);

const shown = new Set(
  `published publish publie publiee pubblicato pubblicata veroffentlicht publicado publicada publicat public publico publica visible live online enlinea final finished
  terminado terminada released ready active activo activa approved aprobado aprobada`.split(/\s+/),
);

/** What a value says where a yes, a no or the name of a state is meant, in any case, quotes or language. */
export function meaningOf(value: unknown): 'yes' | 'no' | 'hidden' | 'shown' | null {
  const word = String(value)
    .normalize('NFD')
    .replace(/[\p{M}\s'"“”«»‘’._-]/gu, '')
    .toLowerCase();
  if (yes.test(word)) return 'yes';
  if (no.test(word)) return 'no';
  return hidden.has(word) ? 'hidden' : shown.has(word) ? 'shown' : null;
}
