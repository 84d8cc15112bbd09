/** The fields that say whether and when a document is public. */
export type PublicationField = 'published' | 'publish_at' | 'unpublish_at';

/** What a key says: `shown: no` and `hidden: yes` hide a document; `state` names where it stands (`draft`). */
export type KeyKind = 'shown' | 'hidden' | 'state' | 'publish_at' | 'unpublish_at';

/** How other systems, and people in the languages around, call these fields; written as `foldKey` does. */
const names: Record<KeyKind, string> = {
  shown: `published ispublished publicado publicada publicat publicar publish public ispublic publico publica visible
    isvisible online enlinea live active isactive activo activa actiu activado activada enabled isenabled habilitado
    habilitada listed islisted publie publiee enligne pubblicato pubblicata visibile attivo attiva veroffentlicht
    sichtbar aktiv publicada visivel ativo ativa`,
  hidden: `hide hidden ishidden draft isdraft borrador esborrany oculto oculta ocultar private isprivate privado
    privada unpublished nopublicado nopublicada nopublicar sinpublicar despublicado enborrador esborrador wip archived
    isarchived archivado archivada arxivat arxivada unlisted isunlisted disabled isdisabled desactivado desactivada
    inactive inactivo inactiva brouillon bozza rascunho entwurf zirriborroa zirriborro prive privato verborgen`,
  state: `status state estado estat estatus estadopublicacion estadodepublicacion poststatus publicationstatus publishstatus publishstate workflow workflowstate
    visibility visibilidad`,
  publish_at: `publishat publishdate publishon publishedat publishedon publishedfrom publisheddate publishtime
    publishup datepublished publicationdate pubdate postdate golive golivedate goliveat embargo embargountil
    embargodate scheduled scheduledat scheduledfor scheduleddate scheduleat scheduledate visiblefrom availablefrom
    fechapublicacion fechadepublicacion publicarel publicaren publicadoel publicadodesde programado programadopara
    visibledesde`,
  unpublish_at: `unpublishat unpublishdate unpublishon unpublishedat unpublishtime publishdown expirydate expiry
    expirationdate expiration expires expiresat expireson expireat expiredate validuntil visibleuntil
    publisheduntil publishuntil fechacaducidad fechadecaducidad caduca caducael caducidad fechaexpiracion
    fechadeexpiracion expira retirarel despublicarel publicadohasta visiblehasta`,
};

const kinds = new Map(
  Object.entries(names).flatMap(([kind, list]) =>
    // The keys of an object literal, which `Object.entries` forgets.
    list.split(/\s+/).map((name) => [name, kind as KeyKind] as const),
  ),
);

/** A key without case, accents and separators: `Publish-Date` and `publishDate` are one. */
export function foldKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/[\p{M}\s._-]/gu, '')
    .toLowerCase();
}

/** What a key says about being public; `null` if nothing. */
export function kindOfKey(key: string): KeyKind | null {
  return kinds.get(foldKey(key)) ?? null;
}
