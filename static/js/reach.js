(()=>{
let d=document, n=navigator, l=location, {page,to,s,part}=d.currentScript.dataset, m,id,sent,t,deep,
post=e=>{
let body=JSON.stringify({...m,e})
n.sendBeacon?.(to,body) || fetch(to,{method:"POST",body,keepalive:true})
},
look=x=>{
if (!m || d.hidden || d.prerendering) return
sent ||= !post()
t += x==1
deep ||= scrollY+innerHeight >= d.body.scrollHeight*part
if (deep && t>=s) m=post(1)
},
view=(p, r=l.hostname)=>{
m={p:id=+p, r, u:{}}
for (let [k,v] of new URLSearchParams(l.search)) /^utm_(source|medium|campaign)$/.test(k) && (m.u[k]=v.slice(0,70))
t=sent=deep=0
look()
}
try { if (localStorage.reachOff) return } catch {}
if (n.globalPrivacyControl || n.doNotTrack==1) return
page && view(page, /^[rb]/.test(performance.getEntriesByType("navigation")[0]?.type) ? l.hostname : d.referrer && new URL(d.referrer).hostname)
setInterval(look,1e3,1)
d.onvisibilitychange=look
onpageshow=e=>e.persisted && view(id)
addEventListener("tekijat:page", e=>view(e.detail.id))
})()
