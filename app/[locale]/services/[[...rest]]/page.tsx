import { collectionRoute } from '#components/pages/collection-route.tsx';
import { Service } from '#components/pages/service.tsx';
import { Services } from '#components/pages/services.tsx';

export const instant = false;

const route = collectionRoute('services', { Entry: Service, List: Services });

export const generateMetadata = route.metadata;

export default route.Page;
