import { collectionRoute } from '#components/pages/collection-route.tsx';
import { Generic } from '#components/pages/generic.tsx';

export const instant = false;

const route = collectionRoute('pages', { Entry: Generic });

export const generateMetadata = route.metadata;

export default route.Page;
